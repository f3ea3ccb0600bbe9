package bundle_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/web/bundle"
)

// repository makes a small one with a page that imports a package.
func repository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"web/package.json":                      `{}`,
		"web/tsconfig.json":                     `{}`,
		"web/app/main.tsx":                      `import "./main.css"; import { twice } from "@scope/twice"; const n: number = 4; console.log(twice(n), "文");`,
		"web/app/main.css":                      `body { margin: 0 }`,
		"web/node_modules/@scope/twice/LICENSE": "Do as you like.\r\n",
		"web/node_modules/@scope/twice/package.json": `{"name": "@scope/twice", "version": "1.2.3", "license": "MIT",
			"main": "index.js", "type": "module", "sideEffects": false}`,
		"web/node_modules/@scope/twice/index.js": `export function twice(x) { return x * 2 } export function unused() {}`,
		"web/node_modules/idle/package.json":     `{"name": "idle", "version": "1.0.0"}`,
	} {
		write(t, root, name, text)
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	file := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func build(t *testing.T, root string) bundle.Files {
	t.Helper()
	files, err := bundle.Build(root)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestABundleIsAScriptAStyleSheetAndLicences(t *testing.T) {
	files := build(t, repository(t))
	if got := strings.Join(slices.Sorted(maps.Keys(files)), " "); got != "LICENSES.txt app.css app.js" {
		t.Fatalf("the files are %s", got)
	}
	for name, want := range map[string]string{
		"app.js":       `"文"`,
		"app.css":      "body{margin:0}",
		"LICENSES.txt": "@scope/twice 1.2.3 (MIT)\n\nDo as you like.\n",
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s lacks %s:\n%s", name, want, files[name])
		}
	}
	if strings.Contains(string(files["LICENSES.txt"]), "idle") {
		t.Error("the licences name a package that is not in the bundle")
	}
}

func TestTheSameSourcesGiveTheSameBytes(t *testing.T) {
	one, two := build(t, repository(t)), build(t, repository(t))
	for name := range one {
		if string(one[name]) != string(two[name]) {
			t.Errorf("%s differs:\n%s\n%s", name, one[name], two[name])
		}
	}
}

func TestCheckNamesWhatDiffers(t *testing.T) {
	root := repository(t)
	files := build(t, root)
	check := func(want string) {
		t.Helper()
		err := bundle.Check(root, files)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), "("+want+")")) {
			t.Errorf("the error is %v, want it to name %q", err, want)
		}
	}
	check("LICENSES.txt, app.css, app.js")
	write(t, root, "static/dist/old.js", "")
	if err := bundle.Write(root, files); err != nil {
		t.Fatal(err)
	}
	check("")
	write(t, root, "static/dist/app.js", "changed")
	check("app.js")
	write(t, root, "static/dist/more.js", "")
	check("app.js, more.js")
}

func TestMistakesInTheSourcesNameTheirPlace(t *testing.T) {
	root := repository(t)
	write(t, root, "web/app/main.tsx", "let x = ;")
	if _, err := bundle.Build(root); err == nil || !strings.Contains(err.Error(), "web/app/main.tsx:1:8") {
		t.Errorf("the error is %v", err)
	}
}

func TestMissingPackagesAreExplained(t *testing.T) {
	root := repository(t)
	if err := os.RemoveAll(filepath.Join(root, "web/node_modules")); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Build(root); err == nil || !strings.Contains(err.Error(), "npm ci --prefix web") {
		t.Errorf("the error is %v", err)
	}
}

func TestWatchBuildsAgainWhenASourceChanges(t *testing.T) {
	root := repository(t)
	built := make(chan error, 16)
	stop, err := bundle.Watch(root, func(err error) { built <- err })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	expect := func(text string) {
		t.Helper()
		select {
		case err := <-built:
			if err != nil {
				t.Fatal(err)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("nothing was built")
		}
		if js, err := os.ReadFile(filepath.Join(root, "static/dist/app.js")); err != nil || !strings.Contains(string(js), text) {
			t.Errorf("app.js is %s (%v), want it to hold %s", js, err, text)
		}
	}
	expect("文")
	write(t, root, "web/app/main.tsx", `console.log("changed")`)
	expect("changed")
}

func TestTheRootIsFoundFromWithin(t *testing.T) {
	root := repository(t)
	got, err := bundle.FindRoot(filepath.Join(root, "web", "app"))
	if err != nil || got != root {
		t.Errorf("the root is %s (%v), want %s", got, err, root)
	}
	if _, err := bundle.FindRoot(t.TempDir()); err == nil {
		t.Error("a folder outside has a root")
	}
}
