package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// gatherLicences gathers the licences of the npm packages that a bundle took files
// from, as esbuild's metafile lists them.
func gatherLicences(root, metafile string) ([]byte, error) {
	var meta struct {
		Inputs map[string]struct{} `json:"inputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("esbuild's metafile: %w", err)
	}
	dirs := make(map[string]struct{})
	for input := range meta.Inputs {
		if dir, ok := packageDir(input); ok {
			dirs[dir] = struct{}{}
		}
	}
	var out bytes.Buffer
	out.WriteString("The page's bundle contains files of these packages.\n")
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		if err := writeLicence(&out, filepath.Join(root, dir)); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// packageDir gives the folder of the package that an input belongs to.
func packageDir(input string) (string, bool) {
	const folder = "node_modules/"
	i := strings.LastIndex(input, folder)
	if i < 0 {
		return "", false
	}
	i += len(folder)
	parts := strings.SplitN(input[i:], "/", 3)
	name := parts[0]
	if strings.HasPrefix(name, "@") && len(parts) > 1 {
		name += "/" + parts[1]
	}
	return input[:i] + name, true
}

func writeLicence(out *bytes.Buffer, dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return fmt.Errorf("gathering licences: %w", err)
	}
	var about struct{ Name, Version, License string }
	if err := json.Unmarshal(data, &about); err != nil {
		return fmt.Errorf("gathering licences: %s/package.json: %w", dir, err)
	}
	if about.License == "" {
		return errors.New("gathering licences: " + about.Name + " does not say under which it comes")
	}
	fmt.Fprintf(out, "\n%s\n%s %s (%s)\n\n", strings.Repeat("-", 72), about.Name, about.Version, about.License)
	files, err := filepath.Glob(filepath.Join(dir, "LICEN[CS]E*"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("gathering licences: %w", err)
		}
		out.Write(bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		out.WriteByte('\n')
	}
	return nil
}
