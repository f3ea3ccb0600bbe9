"""The names that from __future__ import may mention; the compiler knows what they mean."""

all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function',
                     'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']
__all__ = ['all_feature_names'] + all_feature_names

nested_scopes = generators = division = absolute_import = with_statement = print_function = unicode_literals = True
barry_as_FLUFL = generator_stop = annotations = True
