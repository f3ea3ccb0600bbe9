package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/asyncio-playground/playground/sim"
)

// neighbours gives the Python files beside a program and below, for it to
// import. They are read when they are asked for, and no other file is.
func neighbours(program string) sim.Files {
	if program == "-" {
		return nil
	}
	return folder(filepath.Dir(program))
}

// folder is a folder's Python files as sim.Files.
type folder string

// Text implements sim.Files.
func (f folder) Text(path string) (string, bool) {
	if !strings.HasSuffix(path, ".py") || !filepath.IsLocal(path) {
		return "", false
	}
	text, err := os.ReadFile(filepath.Join(string(f), filepath.FromSlash(path)))
	return string(text), err == nil
}

// Folder implements sim.Files.
func (f folder) Folder(path string) bool {
	if !filepath.IsLocal(path) {
		return false
	}
	info, err := os.Stat(filepath.Join(string(f), filepath.FromSlash(path)))
	return err == nil && info.IsDir()
}
