// Fails when a sentence of the app has no German, or when the German has lost or gained a placeholder.
import { readFileSync } from 'node:fs';
import { formatter } from '@lingui/format-po';

const path = new URL('../src/locales/de.po', import.meta.url);
const catalogue = await formatter().parse(readFileSync(path, 'utf8'), { locale: 'de', sourceLocale: 'en' });

/** Names in {braces} and <tags>, in no particular order; the cases of a plural are in braces too and do not count. */
function placeholders(sentence) {
  return [...new Set(sentence.match(/(?<!(?:one|other|=\d+) )\{\w+(?=[,}])|<\/?\d+\/?>/g) ?? [])]
    .sort()
    .join(' ');
}

const problems = Object.values(catalogue).flatMap(({ message, translation, obsolete }) => {
  if (obsolete) return [`no longer used: ${message}`];
  if (!translation) return [`no German: ${message}`];
  return placeholders(message) === placeholders(translation) ? [] : [`placeholders differ: ${message}`];
});

for (const problem of problems) console.error(problem);
console.log(`${Object.keys(catalogue).length} sentences, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
