// Prints how much JavaScript a browser fetches before a page is usable, as the server sends it: the brotli form where
// the build made one, else the plain file. Fails when a home is over budget (promise S6). What the page fetches
// afterwards, when it has nothing else to do, does not count: menus, explanations, the finder, the live socket.
import { existsSync, readFileSync } from 'node:fs';

const budget = 180;
const dist = new URL('../dist/', import.meta.url);
const read = (file) => readFileSync(new URL(file, dist));
const manifest = JSON.parse(read('.vite/manifest.json'));

/** The entries of each page: the app, its words, and what the router imports for the page's addresses. */
const pages = {
  'log in': ['src/features/door/login-page.tsx'],
  home: [
    'src/app/shell/member-shell.tsx',
    'src/features/home/load-home.ts',
    'src/features/home/home-page.tsx',
  ],
  'guest home': [
    'src/app/shell/guest-shell.tsx',
    'src/features/guest-home/load-guest-home.ts',
    'src/features/guest-home/guest-home-page.tsx',
  ],
};
const always = ['index.html', 'src/locales/en.po'];

/** Adds the file of an entry and of all it imports statically. */
function reach(name, files) {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`the build has no ${name}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) reach(imported, files);
}

/** The scripts that the page itself names beside the app. */
function namedByPage() {
  return [
    ...read('index.html')
      .toString()
      .matchAll(/<script src="\/([^"]+)"/gu),
  ].map(([, file]) => file);
}

function sent(file) {
  const packed = `${file}.br`;
  return read(existsSync(new URL(packed, dist)) ? packed : file).length;
}

let missed = false;
for (const [label, entries] of Object.entries(pages)) {
  const files = new Set(namedByPage());
  for (const name of [...always, ...entries]) reach(name, files);
  const size = [...files].reduce((total, file) => total + sent(file), 0) / 1024;
  const over = size > budget;
  missed ||= over;
  const told = `${files.size} files, ${size.toFixed(1)} KB brotli`;
  console.log(`until "${label}" is usable: ${told}, goal ${budget} KB ${over ? 'MISSED' : 'ok'}`);
  if (process.argv.includes('--files')) console.log([...files].map((file) => `  /${file}`).join('\n'));
}
process.exitCode = missed ? 1 : 0;
