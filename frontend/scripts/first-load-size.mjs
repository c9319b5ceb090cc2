// Prints how much JavaScript stands between the first request and the app: the entry and all it imports statically.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const budget = 180 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

function reach(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name].imports ?? []) reach(imported, found);
  return found;
}

function measure(label, names) {
  const files = [...names].map((name) => readFileSync(new URL(manifest[name].file, dist)));
  const sum = (size) => files.reduce((total, file) => total + size(file), 0);
  const brotli = sum((file) => brotliCompressSync(file).length);
  const gzip = sum((file) => gzipSync(file).length);
  const kb = (bytes) => (bytes / 1024).toFixed(1);
  console.log(`${label}: ${files.length} files, ${kb(brotli)} KB brotli, ${kb(gzip)} KB gzip`);
  return brotli;
}

const entry = reach('index.html');
const first = measure('first load', entry);
const pages = {
  'log in': ['src/features/door/login-page.tsx'],
  home: ['src/app/viewer.ts', 'src/app/shell/member-shell.tsx', 'src/features/home/home-page.tsx'],
  'guest home': [
    'src/app/viewer.ts',
    'src/app/shell/guest-shell.tsx',
    'src/features/guest-home/guest-home-page.tsx',
  ],
};
for (const [label, chunks] of Object.entries(pages)) {
  const all = new Set(entry);
  for (const chunk of chunks) if (manifest[chunk]) reach(chunk, all);
  measure(`until "${label}" is usable`, all);
}
console.log(`first load: goal ${budget / 1024} KB ${first <= budget ? 'ok' : 'MISSED'}`);
process.exitCode = first <= budget ? 0 : 1;
