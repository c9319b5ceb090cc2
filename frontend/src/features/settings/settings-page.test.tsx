import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Provider } from 'urql';
import { Connection } from '../../lib/connection.ts';
import { createGraphqlClient } from '../../lib/graphql-client.ts';
import { render } from '../../testing/render.tsx';
import { SettingsPage } from './settings-page.tsx';

const saved = {
  __typename: 'Settings',
  id: 'set_1',
  companyName: 'Aldersund',
  version: 3,
  companyDomains: ['aldersund.example'],
  inviteGuests: 'HR_ONLY',
  inviterCounts: [0, 2, 9, 48],
};

interface Sent {
  operationName: string;
  variables: { input?: { expectedVersion: number; inviteGuests: string; companyDomains: string[] } };
}

/** Answers the page's query with what is saved and each save in turn with the given payloads. */
function open(...payloads: object[]) {
  const saves: Sent['variables']['input'][] = [];
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    const sent = JSON.parse(body) as Sent;
    const isSave = sent.operationName === 'UpdateSettings';
    if (isSave) saves.push(sent.variables.input);
    const data = isSave
      ? {
          updateSettings: {
            __typename: 'UpdateSettingsPayload',
            settings: null,
            errors: [],
            ...payloads.shift(),
          },
        }
      : { settings: saved };
    return Promise.resolve(
      new Response(JSON.stringify({ data }), {
        headers: { 'content-type': 'application/graphql-response+json' },
      }),
    );
  });
  const client = createGraphqlClient({ connection: new Connection(), language: () => 'en' });
  render(
    <Provider value={client}>
      <SettingsPage />
    </Provider>,
  );
  return saves;
}

async function chooseNobodyAndSave() {
  fireEvent.click(await screen.findByRole('radio', { name: /^Nobody/u }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
}

it('says of each choice how many people it means today', async () => {
  open();
  const lineManagers = await screen.findByRole('radio', { name: /direct reports/u });
  expect(lineManagers.closest('[class*="Radio-root"]')?.textContent).toContain('Today these are 9 people.');
});

it('saves on the version that was read and says that it holds', async () => {
  const saves = open({ settings: { ...saved, version: 4, inviteGuests: 'NOBODY' } });
  await chooseNobodyAndSave();
  await screen.findByText('Saved. It holds from now on.');
  expect(saves).toEqual([
    { expectedVersion: 3, inviteGuests: 'NOBODY', companyDomains: ['aldersund.example'] },
  ]);
});

it('shows at the field of domains what stands against one of them, and keeps what was chosen', async () => {
  const message = 'Guests have addresses in this domain: gia@rossi.example.';
  open({ errors: [{ __typename: 'InputError', message, path: ['input', 'companyDomains', '1'] }] });
  await chooseNobodyAndSave();
  await screen.findByText(message);
  expect(
    screen.getByLabelText('Domains of the company', { selector: 'input' }).getAttribute('aria-invalid'),
  ).toBe('true');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Nobody/u }).checked).toBe(true);
});

it('lays both states side by side when somebody else saved, and saves mine on their version', async () => {
  const current = { ...saved, version: 7, inviteGuests: 'EVERYONE' };
  const conflict = { __typename: 'ConflictError', message: 'Changed.', path: null, current };
  const saves = open({ errors: [conflict] }, { settings: { ...saved, version: 8, inviteGuests: 'NOBODY' } });
  await chooseNobodyAndSave();
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Nobody')).toBeTruthy();
  expect(within(dialog).getByText('Every colleague')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save mine instead' }));
  await screen.findByText('Saved. It holds from now on.');
  expect(saves.map((save) => save?.expectedVersion)).toEqual([3, 7]);
});
