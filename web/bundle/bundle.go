// Package bundle builds the page: it turns the TypeScript and CSS of web/app
// and the npm packages that they import into the few files of static/dist,
// which are committed and embedded, so that nobody needs Node to run the
// playground.
//
// Build gives the files, Write puts them in place, Check compares them with
// those that are there, and Watch does both again whenever a source changes.
// The same sources give the same bytes on every machine.
package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Places in the repository.
const (
	entryFile = "web/app/main.tsx"
	distDir   = "static/dist"
	packages  = "web/node_modules"
)

// Files are the bundle's files by name.
type Files map[string][]byte

// FindRoot gives the repository that dir is in.
func FindRoot(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "web", "package.json")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("%s is not in the playground's repository, which holds the page's sources; change to it first", dir)
		}
	}
}

// Build bundles the sources of the repository at root.
func Build(root string) (Files, error) {
	if err := checkPackages(root); err != nil {
		return nil, err
	}
	result := api.Build(options(root))
	return files(root, &result)
}

// checkPackages says what to do when npm has not run.
func checkPackages(root string) error {
	if _, err := os.Stat(filepath.Join(root, packages)); errors.Is(err, fs.ErrNotExist) {
		return errors.New("the page's npm packages are not there; run: npm ci --prefix web")
	}
	return nil
}

func options(root string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:       root,
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: entryFile, OutputPath: "app"}},
		Outdir:              distDir,
		Bundle:              true,
		Metafile:            true,
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		Format:              api.FormatESModule,
		Target:              api.ES2022,
		Charset:             api.CharsetUTF8,
		LegalComments:       api.LegalCommentsNone, // licences.go lists them all
		LogLevel:            api.LogLevelSilent,    // errors are returned
		Define:              map[string]string{"process.env.NODE_ENV": `"production"`},
	}
}

// files takes what esbuild made and adds the licences.
func files(root string, result *api.BuildResult) (Files, error) {
	if len(result.Errors) > 0 {
		messages := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, errors.New("the page does not build:\n" + strings.Join(messages, ""))
	}
	made := make(Files)
	for _, file := range result.OutputFiles {
		made[filepath.Base(file.Path)] = file.Contents
	}
	licences, err := gatherLicences(root, result.Metafile)
	if err != nil {
		return nil, err
	}
	made["LICENSES.txt"] = licences
	return made, nil
}

// Write puts the files in place of those that are there.
func Write(root string, made Files) error {
	dir := filepath.Join(root, distDir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, data := range made {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	old, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range old {
		if _, ok := made[entry.Name()]; !ok {
			if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// Check compares the files with those in place. The error names what differs.
func Check(root string, made Files) error {
	dir := filepath.Join(root, distDir)
	var differ []string
	for name, data := range made {
		committed, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.Equal(committed, data) {
			differ = append(differ, name)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		if _, ok := made[entry.Name()]; !ok {
			differ = append(differ, entry.Name())
		}
	}
	if len(differ) == 0 {
		return nil
	}
	slices.Sort(differ)
	return fmt.Errorf("%s is not what the sources build to (%s); run: go run ./cmd/playground bundle", distDir, strings.Join(differ, ", "))
}

// Watch builds and writes the files, and does so again whenever a source
// changes, until stop is called. It calls built after each time, with the error
// if there was one.
func Watch(root string, built func(error)) (stop func(), err error) {
	if err := checkPackages(root); err != nil {
		return nil, err
	}
	opts := options(root)
	opts.Plugins = []api.Plugin{{
		Name: "write",
		Setup: func(build api.PluginBuild) {
			build.OnEnd(func(result *api.BuildResult) (api.OnEndResult, error) {
				made, err := files(root, result)
				if err == nil {
					err = Write(root, made)
				}
				built(err)
				return api.OnEndResult{}, nil
			})
		},
	}}
	ctx, ctxErr := api.Context(opts)
	if ctxErr != nil {
		return nil, ctxErr
	}
	if err := ctx.Watch(api.WatchOptions{}); err != nil {
		ctx.Dispose()
		return nil, err
	}
	return ctx.Dispose, nil
}
