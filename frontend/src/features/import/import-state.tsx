import { Plural, Trans } from '@lingui/react/macro';
import type { Import_ShownFragment as Served } from '../../gql/graphql.ts';

/** What is there only for an import that is carried out. */
type Later = 'uninvited' | 'invitingSince';

/** One's own import: every field of it is there, but what comes later. */
export type ShownImport = {
  [Field in keyof Served]: Field extends Later ? Served[Field] : NonNullable<Served[Field]>;
};

/** The import that is served; undefined when there is none, or it is not the viewer's any more. */
export function shownOf(served: Served | null | undefined): ShownImport | undefined {
  return served?.state && served.lines ? (served as ShownImport) : undefined;
}

/** How many lines are to be carried out in all. */
export function linesToDo({ newLines, changedLines }: ShownImport): number {
  return newLines + changedLines;
}

function Counts({ made, changed, same, refused }: Record<'made' | 'changed' | 'same' | 'refused', number>) {
  return (
    <>
      <Plural value={made} _0="Nobody is new," one="# person is new," other="# people are new," />{' '}
      <Plural value={changed} _0="nobody changes," one="# changes," other="# change," />{' '}
      <Plural value={same} _0="none stays as it is," one="# stays as it is," other="# stay as they are," />{' '}
      <Plural
        value={refused}
        _0="and no line is refused."
        one="and # line is refused."
        other="and # lines are refused."
      />
    </>
  );
}

/** In a sentence: what an import would do, does or has done. */
export function ImportSentence({ shown }: { shown: ShownImport }) {
  const { newLines, changedLines, unchangedLines, refusedLines, doneLines, failedLines, state } = shown;
  if (state === 'RUNNING') return <Trans>The import is under way.</Trans>;
  if (state === 'DONE') {
    return (
      <>
        <Plural
          value={doneLines}
          _0="Nothing was carried out."
          one="# line was carried out."
          other="# lines were carried out."
        />{' '}
        <Plural value={refusedLines + failedLines} _0="" one="# was refused." other="# were refused." />
      </>
    );
  }
  return (
    <>
      <Counts made={newLines} changed={changedLines} same={unchangedLines} refused={refusedLines} />{' '}
      <Trans>Nothing is changed yet.</Trans>
    </>
  );
}
