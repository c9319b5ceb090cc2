package main

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed all:frontend/dist
var built embed.FS

// frontend returns the built app.
func frontend() (fs.FS, error) {
	dist, err := fs.Sub(built, "frontend/dist")
	if err != nil {
		return nil, fmt.Errorf("open the built app: %w", err)
	}
	return dist, nil
}
