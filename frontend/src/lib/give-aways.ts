/** Nouns by which people say how they stand to somebody. */
const roles =
  'manager|lead|boss|report|assistant|colleague|client|customer|supplier|mentor|mentee|deputy|successor|predecessor|' +
  'engineer|designer|developer|editor|author|illustrator|writer|analyst|accountant|trainee|intern|apprentice|partner|' +
  'teammate|team mate|neighbour|roommate|friend';

/** Words that tell who wrote them, in the two languages of the app. A capital tells a noun in German. */
const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:as|being|I am|I'm|I’m|I was) (?:his|her|their|your)(?: [\p{L}-]+){0,2} (?:${roles})s?\b`,
    'giu',
  ),
  /\b(?:as|being|I am|I'm|I’m|I was) the (?:only|sole|newest|youngest|oldest|last)(?: [\p{L}-]+){1,2}/giu,
  /\bmy (?:team|department|office|report|reports|manager|boss|client|desk)\b/giu,
  /\bour (?:1:1s?|one-on-ones?|one-to-ones?|weekly)\b/giu,
  /\b(?:when|since) I (?:joined|started|moved|came back)\b/giu,
  /\b[Aa]ls (?:sein|ihr|dein|Ihr)e?r?(?: [\p{Ll}]+){0,2} \p{Lu}[\p{L}-]+/gu,
  /\b[Aa]ls (?:einzige|neueste|jüngste|älteste)[rsn]? \p{Lu}[\p{L}-]+/gu,
  /\b(?:[Mm]ein|[Mm]eine[mnrs]?) (?:Team|Abteilung|Büro|Vorgesetzte[rnm]?|Chefin|Chef|Kundin|Kunde|Schreibtisch)\b/gu,
  /\b[Uu]nsere?[mnrs]? (?:1:1|Zweiergespräche?|Vier-Augen-Gespräche?|Jour fixe)(?!\p{L})/gu,
  /\b(?:[Ss]eit|[Aa]ls) ich (?:anfing|angefangen|dazukam|eingestiegen|gewechselt)(?!\p{L})/gu,
  /[\p{L}\d._+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu,
  /(?<!\w)\+?\d[\d ()/-]{7,}\d/gu,
];

/** At most so many are told; after them the writer knows what is meant. */
const most = 3;

/**
 * What in a text may tell who wrote it: the writer's own name, how they stand to the reviewed person, where they sit, how
 * to reach them. In the writer's words, in the order of the text. It is looked for in the browser and sent nowhere
 * (visibility, A7).
 */
export function giveAways(text: string, ownName: string): string[] {
  const found = [...namesIn(text, ownName), ...patterns.flatMap((pattern) => [...text.matchAll(pattern)])];
  const inOrder = found.toSorted((a, b) => a.index - b.index).map(([words]) => words);
  return [...new Set(inOrder)].slice(0, most);
}

/** The parts of a name as words of their own, as they are written: "max" in a sentence is nobody's name. */
function namesIn(text: string, name: string): RegExpExecArray[] {
  const parts = name.split(/\s+/u).filter((part) => part.length > 2);
  return parts.flatMap((part) => {
    const word = new RegExp(String.raw`(?<!\p{L})${quoted(part)}(?!\p{L})`, 'gu');
    return [...text.matchAll(word)];
  });
}

function quoted(part: string): string {
  return part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
