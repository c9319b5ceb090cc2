package testkit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"sightline/ent"
	"sightline/internal/clock"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// template is the database file of the world, built once: building it for each test would take minutes.
type template struct {
	once sync.Once
	file []byte
	err  error
}

var first template

func (t *template) copy(ctx context.Context) ([]byte, error) {
	t.once.Do(func() { t.file, t.err = build(ctx) })
	return t.file, t.err
}

func build(ctx context.Context) (file []byte, err error) {
	folder, err := os.MkdirTemp("", "world-*")
	if err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	made, err := store.Open(ctx, folder, clock.NewFixed(Now()))
	if err != nil {
		return nil, fmt.Errorf("open an empty world: %w", err)
	}
	err = made.WriteSystem(policy.AsSystem(ctx, policy.FillSample), func(ctx context.Context, tx *ent.Client) error {
		return builder{ctx: ctx, tx: tx}.build()
	})
	if err = errors.Join(err, made.Close()); err != nil {
		return nil, fmt.Errorf("fill the world: %w", err)
	}
	if file, err = os.ReadFile(filepath.Join(folder, store.FileName)); err != nil {
		return nil, fmt.Errorf("read the world: %w", err)
	}
	return file, nil
}
