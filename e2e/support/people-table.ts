// Tables of people, as companies bring them in: 5,000 lines with faults of many kinds, the same mended, and a workbook.
import { crc32 } from 'node:zlib';

export const people = 5_000;
export const faults = 60;

const head = 'E-mail;Full name;Job title;Team;Reports to;Work role;Kind';
const address = (n: number) => `person${n}@aldersund.example`;

interface Line {
  email: string;
  name: string;
  title: string;
  team: string;
  manager: string;
  role: string;
  kind: string;
}

const whole = (n: number): Line => ({
  email: address(n),
  name: `Person ${n}`,
  title: 'Reader',
  team: 'Readers',
  manager: 'ines@aldersund.example',
  role: '',
  kind: '',
});

const asGuest = { kind: 'guest', title: '', team: '', manager: '' };

/** What can be wrong with a pair of lines, by the first words of the reason. Each of the two is refused. */
export const faultKinds: readonly { says: string; spoil: (n: number, other: number) => Partial<Line> }[] = [
  { says: 'The line manager nobody@', spoil: () => ({ manager: 'nobody@aldersund.example' }) },
  { says: 'With person', spoil: (_, other) => ({ manager: address(other) }) },
  { says: 'person4@aldersund.example is inside', spoil: () => asGuest },
  { says: 'This address stands on line', spoil: (n, other) => ({ email: address(Math.min(n, other)) }) },
  { says: '“nobody at home” is no e-mail address.', spoil: () => ({ email: 'nobody at home' }) },
  { says: 'Nobody is their own line manager.', spoil: (n) => ({ manager: address(n).toUpperCase() }) },
  { says: 'This account is not in use.', spoil: () => ({ manager: 'ex@aldersund.example' }) },
  { says: 'Whoever is new needs a name.', spoil: () => ({ name: '' }) },
  { says: 'A guest cannot be a line manager.', spoil: () => ({ manager: 'gia@partner.example' }) },
  { says: '“boss” is no work role.', spoil: () => ({ role: 'boss' }) },
];

/** A table of 5,000 people; the first ones have a fault each, of every kind in turn. */
export function table(faulty: number): string {
  const lines = [head];
  for (let n = 0; n < people; n++) {
    const pair = Math.floor(n / 2) % faultKinds.length;
    const spoilt = n < faulty ? faultKinds[pair]?.spoil(n, n % 2 === 0 ? n + 1 : n - 1) : {};
    const { email, name, title, team, manager, role, kind } = { ...whole(n), ...spoilt };
    // The second of two lines with one address writes it in another case.
    lines.push([n % 2 === 0 ? email : email.toUpperCase(), name, title, team, manager, role, kind].join(';'));
  }
  return lines.join('\r\n');
}

interface Entry {
  name: Buffer;
  body: Buffer;
  at: number;
}

function localHead({ name, body }: Entry): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt32LE(crc32(body), 14);
  bytes.writeUInt32LE(body.length, 18);
  bytes.writeUInt32LE(body.length, 22);
  bytes.writeUInt16LE(name.length, 26);
  return bytes;
}

function centralHead(entry: Entry): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  localHead(entry).copy(bytes, 6, 4, 30);
  bytes.writeUInt32LE(entry.at, 42);
  return bytes;
}

/** Files in an archive without compression. */
function archive(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const entry = { name: Buffer.from(path), body: Buffer.from(text), at };
    parts.push(localHead(entry), entry.name, entry.body);
    index.push(centralHead(entry), entry.name);
    at += 30 + entry.name.length + entry.body.length;
  }
  const central = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with one sheet of text. */
export function workbook(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
  return archive({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Leute" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}
