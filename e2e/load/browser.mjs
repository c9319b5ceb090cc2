// How long it takes from the answer to one person's mutation until another person's open home page shows what they
// have to do now, in a real Chromium.
import { chromium } from '@playwright/test';
import { median, now, pause } from './program.mjs';

const finish =
  'mutation($input: FinishNominationsInput!) { finishNominations(input: $input) { errors { __typename } } }';

/** Returns the median in milliseconds over all finishers of the world. */
export async function wakeBrowser(program) {
  const { base, world } = program;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || undefined,
    args: ['--no-sandbox'],
  });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'sightline', value: world.manager, url: base, httpOnly: true }]);
    const page = await context.newPage();
    const socket = page.waitForEvent('websocket');
    await page.goto(`${base}/home`);
    await (await socket).waitForEvent('framereceived');
    await page.locator('h1').waitFor();
    const figures = [];
    for (const one of world.finishers) {
      await pause(700); // nothing of the one before is still on its way
      figures.push(await reaction(page, program, one));
    }
    return median(figures);
  } finally {
    await browser.close();
  }
}

async function reaction(page, program, { cookie, name, participation }) {
  const drawn = page.evaluate(drawnAt, name);
  await program.ask(cookie, finish, { input: { participationId: participation, expectedVersion: 1 } });
  const answered = now();
  return Math.max(0, (await drawn) - answered);
}

/** In the page: the moment of the first frame in which a to-do names the person. */
function drawnAt(name) {
  const there = () =>
    [...document.querySelectorAll('main li h3')].some((title) => title.textContent.includes(name));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no to-do about ${name} within 10 s`)), 10_000);
    const look = () => {
      if (!there()) return;
      observer.disconnect();
      clearTimeout(timer);
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
}
