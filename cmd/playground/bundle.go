package main

import (
	"github.com/spf13/cobra"

	"github.com/asyncio-playground/playground/web/bundle"
)

func newBundle() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Rebuild the page from its sources",
		Long: "bundle builds static/dist from web/app and the npm packages in web/node_modules\n" +
			"(npm ci --prefix web). The result is committed, so that running needs no Node.",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return buildBundle(check) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; fail when static/dist is not what the sources build to")
	return cmd
}

func buildBundle(check bool) error {
	root, err := bundle.FindRoot(".")
	if err != nil {
		return err
	}
	files, err := bundle.Build(root)
	if err != nil {
		return err
	}
	if check {
		return bundle.Check(root, files)
	}
	return bundle.Write(root, files)
}
