// Every page of the app, with the person of the sample company who has something to see on it.
import { expect, type Page } from '@playwright/test';
import { ask } from './api.ts';

/** One page, and how its person gets there after signing in. */
export interface AppPage {
  name: string;
  /** Address of the person; null for pages that nobody has to sign in for. */
  who: string | null;
  /** Guests have it on the phone. */
  phone?: true;
  /** What the browser prints although all is well: a refusal that the page explains. */
  prints?: RegExp;
  open: (page: Page) => Promise<void>;
}

const at = (name: string) => `${name}@aldersund.example`;
const gia = 'gia@partner.example';

/** Opens an address, and waits until its page has a heading. */
function visit(path: string): AppPage['open'] {
  return async (page) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
}

/** Opens what a link of a page leads to. */
function visitLink(path: string, name: string): AppPage['open'] {
  return async (page) => {
    await visit(path)(page);
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
}

interface Todos {
  viewer: { todos: { nodes: { kind: string; participation: { id: string } | null }[] } };
}

/** Opens the page of the first to-do of a kind. */
function visitTodo(kind: string, path: (participationId: string) => string): AppPage['open'] {
  return async (page) => {
    const { viewer } = await ask<Todos>(
      page.context(),
      'query { viewer { todos(first: 20) { nodes { kind participation { id } } } } }',
    );
    const id = viewer.todos.nodes.find((todo) => todo.kind === kind)?.participation?.id;
    expect(id, `a to-do ${kind}`).toBeDefined();
    await visit(path(id ?? ''))(page);
  };
}

interface Requests {
  viewer: { feedbackRequests: { nodes: { id: string; state: string; cycle: { name: string } }[] } };
}

/** Opens the form of the first request in a state, as member or as guest; of a cycle where one is named. */
function visitRequest(state: string, before = '', cycle?: string): AppPage['open'] {
  return async (page) => {
    const { viewer } = await ask<Requests>(
      page.context(),
      'query { viewer { feedbackRequests(first: 50) { nodes { id state cycle { name } } } } }',
    );
    const id = viewer.feedbackRequests.nodes.find(
      (request) => request.state === state && (cycle === undefined || request.cycle.name === cycle),
    )?.id;
    expect(id, `a request in the state ${state}`).toBeDefined();
    await visit(`${before}/feedback/${id}`)(page);
  };
}

/** Goes on from a page by what a person clicks. */
function then(first: AppPage['open'], next: (page: Page) => Promise<void>): AppPage['open'] {
  return async (page) => {
    await first(page);
    await next(page);
  };
}

const company = visit('/company');

/** Opens a cycle from the list of them. */
const cycle = (name: string) =>
  then(company, async (page) => {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

const autumn = cycle('Autumn 360');
const workshop = cycle('From plan to print');

interface Lists {
  cycles: {
    nodes: { name: string; participations: { nodes: { id: string; reviewee: { name: string } }[] } | null }[];
  };
}

/** Opens what was written about somebody in a cycle, as who runs it. */
function resultsIn(cycle: string, reviewee: string): AppPage['open'] {
  return async (page) => {
    const { cycles } = await ask<Lists>(
      page.context(),
      '{ cycles(first: 10) { nodes { name participations(first: 20) { nodes { id reviewee { name } } } } } }',
    );
    const found = cycles.nodes.find(({ name }) => name === cycle);
    const list = found?.participations?.nodes.find((one) => one.reviewee.name === reviewee);
    expect(list, `a list of ${reviewee} in ${cycle}`).toBeDefined();
    await visit(`/reviews/${list?.id}/results`)(page);
  };
}

interface OwnLists {
  viewer: { participations: { nodes: { id: string; selfAssessmentHandedIn: boolean | null }[] } };
}

/** Opens a page of the first of the own rounds in which the person handed in their own view. */
function visitOwnView(page: 'self' | 'results'): AppPage['open'] {
  return async (to) => {
    const { viewer } = await ask<OwnLists>(
      to.context(),
      '{ viewer { participations(first: 20) { nodes { id selfAssessmentHandedIn } } } }',
    );
    const id = viewer.participations.nodes.find((one) => one.selfAssessmentHandedIn)?.id;
    expect(id, 'a round with an own view').toBeDefined();
    await visit(`/reviews/${id}/${page}`)(to);
  };
}

const newMember = then(visit('/settings/users'), async (page) => {
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

const addGuests = then(visit('/settings/users?tab=guests'), async (page) => {
  await page.getByRole('button', { name: 'Add guests' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

const addUsers = then(visit('/directory'), async (page) => {
  await page.getByRole('button', { name: 'Add users' }).click();
  await expect(page.getByRole('dialog').getByRole('checkbox', { name: 'Guest' })).toBeVisible();
});

const makeMember = then(visit('/settings/users?tab=guests'), async (page) => {
  await page.getByRole('button', { name: 'What you can do with Gus Keller' }).click();
  await page.getByRole('menuitem', { name: 'Make a member…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

/** Opens somebody's page from the directory. */
const profile = (name: string) =>
  then(visit('/directory'), async (page) => {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

/** Opens what a menu of an account leads to. */
const fromMenu = (act: string) =>
  then(visit('/settings/users?q=Otto'), async (page) => {
    await page.getByRole('button', { name: 'What you can do with Otto Weiss' }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

/** All of them. */
export const appPages: readonly AppPage[] = [
  { name: 'login', who: null, open: visit('/login') },
  { name: 'forgot', who: null, open: visit('/forgot') },
  { name: 'reset', who: null, open: visit('/reset#token=nothing') },
  {
    name: 'accept-not-usable',
    who: null,
    prints: /404 \(Not Found\).*preview/u,
    open: visit('/accept#token=nothing'),
  },
  {
    name: 'address-not-usable',
    who: null,
    prints: /404 \(Not Found\).*preview/u,
    open: visit('/address#token=nothing'),
  },
  { name: 'shared', who: null, phone: true, open: visit('/shared#gl_nothing') },
  { name: 'shared-not-complete', who: null, phone: true, open: visit('/shared') },
  { name: 'home', who: at('sue'), open: visit('/home') },
  { name: 'home-line-manager', who: at('max'), open: visit('/home') },
  { name: 'home-empty', who: at('otto'), open: visit('/home') },
  { name: 'guest-home', who: gia, phone: true, open: visit('/guest') },
  { name: 'guest-home-empty', who: 'gus@client.example', phone: true, open: visit('/guest') },
  { name: 'projects', who: at('cole'), open: visit('/projects') },
  { name: 'projects-empty', who: at('elin'), open: visit('/projects') },
  { name: 'project', who: at('wim'), open: visitLink('/projects', 'Lindgren Garden Centre') },
  { name: 'work-review', who: at('cole'), open: visitLink('/projects', 'Spring catalogue, cover') },
  { name: 'work-review-shared', who: at('max'), open: visitLink('/projects', 'Spring catalogue, cover') },
  { name: 'work-review-guest', who: gia, phone: true, open: visitLink('/guest', 'Spring catalogue, cover') },
  { name: 'messages', who: at('sue'), open: visit('/messages') },
  { name: 'reviews', who: at('sue'), open: visit('/reviews') },
  {
    name: 'nominate',
    who: at('sue'),
    open: visitTodo('NOMINATE_REVIEWERS', (id) => `/reviews/${id}/nominate`),
  },
  { name: 'approve', who: at('max'), open: visitTodo('APPROVE_REVIEWERS', (id) => `/reviews/${id}/approve`) },
  { name: 'write', who: at('rae'), open: visitRequest('APPROVED') },
  { name: 'write-draft', who: at('sue'), open: visitRequest('DRAFT') },
  { name: 'write-guest', who: gia, phone: true, open: visitRequest('APPROVED', '/guest') },
  { name: 'handed-in', who: at('cole'), open: visitRequest('SUBMITTED') },
  { name: 'declined', who: at('mirela'), open: visitRequest('DECLINED') },
  { name: 'expired', who: at('dario'), open: visitRequest('EXPIRED') },
  { name: 'release', who: at('max'), open: visitTodo('RELEASE_FEEDBACK', (id) => `/reviews/${id}/release`) },
  {
    name: 'results-named',
    who: at('sue'),
    open: visitTodo('READ_FEEDBACK', (id) => `/reviews/${id}/results`),
  },
  {
    name: 'results-confidential',
    who: at('ida'),
    open: visitTodo('READ_FEEDBACK', (id) => `/reviews/${id}/results`),
  },
  {
    name: 'results-not-released',
    who: at('sue'),
    open: visitTodo('NOMINATE_REVIEWERS', (id) => `/reviews/${id}/results`),
  },
  { name: 'own-view', who: at('henrik'), open: visitOwnView('self') },
  { name: 'results-own-view', who: at('henrik'), open: visitOwnView('results') },
  {
    name: 'own-view-write',
    who: at('nils'),
    open: visitTodo('WRITE_SELF_ASSESSMENT', (id) => `/reviews/${id}/self`),
  },
  {
    name: 'own-view-draft',
    who: at('marta'),
    open: visitTodo('WRITE_SELF_ASSESSMENT', (id) => `/reviews/${id}/self`),
  },
  {
    name: 'results-anonymous',
    who: at('freja'),
    open: visitTodo('READ_FEEDBACK', (id) => `/reviews/${id}/results`),
  },
  {
    name: 'results-anonymous-others',
    who: at('bjorn'),
    open: visitTodo('READ_FEEDBACK', (id) => `/reviews/${id}/results`),
  },
  { name: 'results-anonymous-hr', who: at('hana'), open: resultsIn('Summer 360', 'Freja Sandvik') },
  { name: 'results-too-few', who: at('hana'), open: resultsIn('Summer 360', 'Anton Brink') },
  { name: 'handed-in-anonymous', who: at('ida'), open: visitRequest('RELEASED', '', 'Summer 360') },
  { name: 'results-hr', who: at('hana'), open: resultsIn('Spring 360', 'Sue Aalto') },
  { name: 'cycles', who: at('hana'), open: company },
  {
    name: 'cycle-new',
    who: at('hana'),
    open: then(company, async (page) => {
      await page.getByRole('button', { name: 'New cycle' }).click();
      await expect(page.getByRole('radio', { name: /^Growth/u })).toBeVisible();
    }),
  },
  { name: 'cycle-templates', who: at('hana'), open: visit('/company/templates') },
  {
    name: 'cycle-editor',
    who: at('hana'),
    open: then(company, async (page) => {
      await page.getByRole('button', { name: 'New cycle' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('Winter 360');
      await page.getByRole('radio', { name: /^Growth/u }).check();
      await page.getByRole('button', { name: 'Create the draft' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Winter 360' })).toBeVisible();
      await page.getByRole('button', { name: 'Edit: Does what was agreed' }).click();
    }),
  },
  { name: 'cycle-status', who: at('hana'), open: autumn },
  { name: 'cycle-status-own-views', who: at('hana'), open: workshop },
  { name: 'cycle-status-anonymous', who: at('hana'), open: cycle('Summer 360') },
  {
    name: 'cycle-person',
    who: at('hana'),
    open: then(workshop, async (page) => {
      await page.getByRole('link', { name: 'Nils Overby' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Nils Overby' })).toBeVisible();
    }),
  },
  {
    name: 'reset-reviewers',
    who: at('hana'),
    open: then(workshop, async (page) => {
      await page.getByRole('checkbox', { name: 'Choose Nils Overby' }).check();
      await page.getByRole('button', { name: 'Reset to current line manager…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }),
  },
  {
    name: 'cycle-notice',
    who: at('hana'),
    open: then(autumn, async (page) => {
      await page.getByRole('link', { name: /^(Prepare|See) the mail: Write$/u }).click();
      await expect(page.getByRole('heading', { name: 'What it says' })).toBeVisible();
    }),
  },
  {
    name: 'cycle-mail',
    who: at('hana'),
    open: then(autumn, async (page) => {
      await page.goto(`${new URL(page.url()).pathname}/mails/write`);
      await expect(page.getByRole('heading', { name: 'As it would be read' })).toBeVisible();
    }),
  },
  { name: 'directory', who: at('otto'), open: visit('/directory') },
  { name: 'directory-narrowed', who: at('ada'), open: visit('/directory?order=TEAM&location=Basel&q=zzz') },
  { name: 'profile', who: at('sue'), open: profile('Sue Aalto') },
  {
    name: 'line-manager',
    who: at('hana'),
    open: then(profile('Sue Aalto'), async (page) => {
      await page.getByRole('link', { name: 'Change line manager' }).click();
      await page.getByRole('textbox', { name: 'New line manager' }).fill('wim');
      await page.getByRole('option', { name: /Wim/u }).click();
      await expect(page.getByRole('heading', { name: 'What changes' })).toBeVisible();
    }),
  },
  { name: 'profile-line-manager', who: at('hana'), open: profile('Max Lindqvist') },
  { name: 'profile-write-unasked', who: at('otto'), open: profile('Piet Janning') },
  {
    name: 'organisation',
    who: at('otto'),
    open: then(visit('/organisation'), async (page) => {
      await expect(page.getByRole('treeitem', { name: /Max Lindqvist/u })).toBeVisible();
    }),
  },
  { name: 'outbox', who: at('ada'), open: visit('/outbox') },
  { name: 'import', who: at('ada'), open: visit('/import') },
  { name: 'settings', who: at('ada'), open: visit('/settings') },
  { name: 'roles', who: at('hana'), open: visit('/settings/roles') },
  { name: 'audit-log', who: at('ada'), open: visit('/settings/audit-log') },
  { name: 'security', who: at('sue'), open: visit('/security') },
  { name: 'passport-guest', who: gia, phone: true, open: visit('/guest/passport') },
  {
    name: 'passport-ask-deletion',
    who: gia,
    phone: true,
    open: then(visit('/guest/passport'), async (page) => {
      await page.getByRole('button', { name: 'Ask for deletion…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }),
  },
  { name: 'passport-guest-empty', who: 'gus@client.example', phone: true, open: visit('/guest/passport') },
  { name: 'passport-outside', who: 'noor@haddad-consulting.example', open: visit('/passport') },
  { name: 'settings-work-reviews', who: at('ada'), open: visit('/settings/work-reviews') },
  { name: 'settings-logging-in', who: at('ada'), open: visit('/settings/logging-in') },
  { name: 'usage', who: at('ada'), open: visit('/settings/usage') },
  { name: 'security-guest', who: gia, phone: true, open: visit('/guest/security') },
  { name: 'user-management', who: at('ada'), open: visit('/settings/user-management') },
  { name: 'users', who: at('ada'), open: visit('/settings/users') },
  { name: 'users-guests', who: at('ada'), open: visit('/settings/users?tab=guests') },
  { name: 'users-deactivated', who: at('ada'), open: visit('/settings/users?tab=deactivated') },
  { name: 'new-member', who: at('ada'), open: newMember },
  { name: 'add-guests', who: at('ada'), open: addGuests },
  { name: 'add-users', who: at('ada'), open: addUsers },
  { name: 'make-member', who: at('ada'), open: makeMember },
  { name: 'change-address', who: at('ada'), open: fromMenu('Change address…') },
  { name: 'edit-account', who: at('ada'), open: fromMenu('Edit…') },
  { name: 'delete-account', who: at('ada'), open: fromMenu('Delete…') },
  { name: 'more', who: at('hana'), open: visit('/more') },
  { name: 'not-found', who: at('otto'), open: visit('/reviews/par_nobody/results') },
  { name: 'nowhere', who: at('otto'), open: visit('/nowhere') },
  { name: 'nowhere-guest', who: gia, phone: true, open: visit('/guest/nowhere') },
  {
    name: 'palette',
    who: at('ada'),
    open: then(visit('/home'), async (page) => {
      await expect(async () => {
        // Its code comes after the page: a key that is pressed before that does nothing.
        await page.getByRole('button', { name: 'Find or do' }).click();
        await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
      }).toPass();
    }),
  },
];
