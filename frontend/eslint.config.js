import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports go routes -> app, features -> ui, lib, gql; nothing goes back up. */
function mayNotImport(files, regex, message) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] } };
}

export default tseslint.config(
  { ignores: ['dist', 'src/gql', 'src/app/route-tree.gen.ts', 'public', 'node_modules'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      jsxA11y.flatConfigs.recommended,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    processor: graphqlPlugin.processor,
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="style"]',
          message: 'The CSP forbids inline styles: use a class.',
        },
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'People write text, not HTML.',
        },
      ],
    },
  },
  {
    files: ['**/*.graphql'],
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: {
        graphQLConfig: { schema: '../graph/schema/*.graphqls', documents: 'src/**/*.{ts,tsx}' },
      },
    },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      '@graphql-eslint/fields-on-correct-type': 'error',
      '@graphql-eslint/no-unused-variables': 'error',
      '@graphql-eslint/no-deprecated': 'error',
      '@graphql-eslint/no-anonymous-operations': 'error',
    },
  },
  mayNotImport(
    ['src/features/**'],
    '^\\.\\./(?!\\.\\./|(sightline|form)/)|/(routes|app)/',
    'Features know neither each other nor the app around them; only sightline and form are for all.',
  ),
  mayNotImport(['src/ui/**'], '/(routes|app|features|gql)/|^urql$|^@urql/', 'ui draws what it is given.'),
  mayNotImport(['src/lib/**'], '/(routes|app|features|ui)/', 'lib stands below everything that draws.'),
);
