import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vitest/config';
import { runnerImport } from 'vite';
import { breakpoints } from './src/ui/breakpoints.ts';

const preloadedFonts = /(hanken-grotesk-latin-wght|source-serif-4-latin-wght)-normal.*\.woff2$/;

/** Tells the browser about the two Latin fonts before it has read the style sheet that names them. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, context) =>
        Object.keys(context.bundle ?? {})
          .filter((file) => preloadedFonts.test(file) && context.filename.endsWith('index.html'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head' as const,
          })),
    },
  };
}

/**
 * Puts each document where it stands in the code. The generated map of all documents would otherwise be one chunk that
 * every page waits for, and that grows with every page.
 */
function documentsInPlace(): Plugin {
  let find: (source: string) => unknown;
  return {
    name: 'documents-in-place',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const { module } = await runnerImport<{ graphql: typeof find }>('./src/gql/gql.ts');
      find = module.graphql;
    },
    transform: {
      filter: { id: /\/src\/(app|features|lib|routes)\/.*\.tsx?$/, code: 'graphql(`' },
      handler: (code) =>
        code.replace(/\bgraphql\(`([^`]*)`\)/g, (call, source: string) => {
          const found = find(source);
          return found === undefined ? call : `(${JSON.stringify(found)})`;
        }),
    },
  };
}

/**
 * Puts a brotli form beside each file of the app; the server sends it to whoever takes it, and never makes one itself.
 * Below the first size it gains nothing; above the second there is only the API explorer, not worth a minute's work.
 */
function brotliForms(): Plugin {
  return {
    name: 'brotli-forms',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
        const plain = readFileSync(join(dir, name));
        if (plain.length < 1024 || plain.length > 300 * 1024) continue;
        const packed = brotliCompressSync(plain, {
          params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
        });
        writeFileSync(join(dir, `${name}.br`), packed);
      }
    },
  };
}

/** Lets style sheets write `@media (--phone)`, so that the widths stand in one place only. Paper has no such width. */
const namedWidths = {
  postcssPlugin: 'named-widths',
  AtRule: {
    media(rule: { params: string }) {
      for (const [name, width] of Object.entries(breakpoints)) {
        rule.params = rule.params.replace(`(--${name})`, `screen and (max-width: ${width})`);
      }
    },
  },
};

const backend = process.env.SIGHTLINE_DEV_BACKEND ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    documentsInPlace(),
    tanstackRouter({
      target: 'react',
      generatedRouteTree: './src/app/route-tree.gen.ts',
      quoteStyle: 'single',
    }),
    babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    react(),
    lingui(),
    preloadFonts(),
    brotliForms(),
  ],
  css: { postcss: { plugins: [namedWidths] } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: readdirSync('.').filter((name) => name.endsWith('.html')) },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': { target: backend, ws: true }, '/auth': backend, '/healthz': backend },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
  },
});
