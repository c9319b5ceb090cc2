import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { EmptyState } from '../../ui/page.tsx';
import { type CyclesSearch, narrows } from './cycles-search.ts';

interface NoCyclesProps {
  search: CyclesSearch;
  mayCreate: boolean;
  onShowAll: () => void;
}

/** Why no cycle is listed, and what to do about it where something can be done. */
export function NoCycles({ search, mayCreate, onShowAll }: NoCyclesProps) {
  if (search.state === 'ARCHIVED' && search.q === undefined) {
    return (
      <EmptyState>
        <Trans>Nothing is archived. A closed cycle can be archived under “More”.</Trans>
      </EmptyState>
    );
  }
  if (narrows(search)) {
    return (
      <EmptyState
        action={
          <Button onClick={onShowAll}>
            <Trans>Show all cycles</Trans>
          </Button>
        }
      >
        <Trans>No cycle matches what you ask for.</Trans>
      </EmptyState>
    );
  }
  if (search.kind === 'PERFORMANCE') {
    return (
      <EmptyState>
        <Trans>Performance reviews cannot be run in this version yet. Their cycles will stand here.</Trans>
      </EmptyState>
    );
  }
  if (search.kind === 'OBJECTIVES') {
    return (
      <EmptyState>
        <Trans>Objectives cannot be run in this version yet. Their cycles will stand here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      {mayCreate ? (
        <Trans>
          No cycle yet. Start with “New cycle”: from a template, from nothing or from another cycle.
        </Trans>
      ) : (
        <Trans>No cycle yet that you run.</Trans>
      )}
    </EmptyState>
  );
}
