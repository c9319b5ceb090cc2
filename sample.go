package main

import (
	"context"
	"fmt"

	"sightline/internal/config"
	"sightline/internal/identity"
	"sightline/internal/sample"
	"sightline/internal/store"
	"sightline/internal/web"
)

// fillSample fills an empty instance with the sample company and returns its sign-ins; none where it was not asked
// for, and none on an instance with people of its own.
func fillSample(
	ctx context.Context, settings *config.Serve, s *store.Store, links *identity.Links,
) (*web.Sample, error) {
	if !settings.Sample {
		return nil, nil
	}
	password, err := sample.Prepare(ctx, s, sample.Options{
		Password: settings.SamplePassword, Hash: identity.NewArgon2().Hash,
		Invite: inviteBy(links),
	})
	if err != nil {
		return nil, fmt.Errorf("fill the sample company: %w", err)
	}
	if password == "" {
		return nil, nil
	}
	shown := &web.Sample{Password: password}
	for _, person := range sample.SignIns() {
		shown.People = append(shown.People, web.SamplePerson{
			Email: person.Email, Name: person.Name, RoleEN: person.RoleEN, RoleDE: person.RoleDE,
		})
	}
	return shown, nil
}
