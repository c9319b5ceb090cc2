import { useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { CopyCycleInput, CreateCycleInput } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import {
  errorCode,
  formFailures,
  type FormFailures,
  sentenceFor,
  type UserFailure,
} from '../../lib/errors.ts';

const CreateCycle = graphql(`
  mutation CreateCycle($input: CreateCycleInput!) {
    createCycle(input: $input) {
      cycle {
        id
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

const CopyCycle = graphql(`
  mutation CopyCycle($input: CopyCycleInput!) {
    copyCycle(input: $input) {
      cycle {
        id
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

interface Made {
  cycle: { id: string } | null;
  errors: readonly UserFailure[];
}

const noFailures: FormFailures = { fields: {}, form: [] };

/** Makes a draft and opens it. A request that is repeated by hand or by the network makes one cycle only. */
export function useNewCycle() {
  const { i18n } = useLingui();
  const [, create] = useMutation(CreateCycle);
  const [, copy] = useMutation(CopyCycle);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [failures, setFailures] = useState(noFailures);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const settle = async (made: Made | undefined, error: CombinedError | undefined) => {
    setBusy(false);
    if (made?.cycle) {
      await navigate({ to: '/company/cycles/$cycleId/edit', params: { cycleId: made.cycle.id } });
    } else if (error) setFailures({ fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] });
    else setFailures(formFailures(made?.errors ?? []));
  };
  return {
    failures,
    busy,
    create: async (input: Omit<CreateCycleInput, 'idempotencyKey'>) => {
      setBusy(true);
      const { data, error } = await create({ input: { ...input, idempotencyKey } });
      await settle(data?.createCycle, error);
    },
    copy: async (input: Omit<CopyCycleInput, 'idempotencyKey'>) => {
      setBusy(true);
      const { data, error } = await copy({ input: { ...input, idempotencyKey } });
      await settle(data?.copyCycle, error);
    },
  };
}
