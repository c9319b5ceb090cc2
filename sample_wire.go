package main

import (
	"context"

	"sightline/internal/config"
	"sightline/internal/store"
	"sightline/internal/web"
)

func fillSample(context.Context, *config.Serve, *store.Store) (*web.Sample, error) { return nil, nil }
