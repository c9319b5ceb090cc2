import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';

const ApplyImport = graphql(`
  mutation ApplyImport($input: ApplyImportInput!) {
    applyImport(input: $input) {
      import {
        id
        version
        state
        startedAt
        viewerCan
      }
      errors {
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

interface Version {
  id: string;
  version: number;
}

/** Begins to carry an import out; resolves with whether it began, and keeps why not in words. */
export function useApplyImport() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = useCommand(ApplyImport, ({ applyImport }) => applyImport.errors);
  const apply = async ({ id, version }: Version) => {
    setBusy(true);
    const { failures } = await send({ input: { importId: id, expectedVersion: version } });
    setBusy(false);
    setProblem(failures[0]?.message ?? null);
    return failures.length === 0;
  };
  return { apply, busy, problem };
}
