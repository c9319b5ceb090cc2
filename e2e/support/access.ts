// What holds for every page for everybody: no axe violation in light and dark, and nothing wider than the window.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Only colours differ between the themes.
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Looks at the page as it is now, at its colours in both themes (WCAG 2.2 AA and axe's best practices). */
export async function accessible(page: Page): Promise<void> {
  await inTheme(page, 'dark', (axe) => axe.withRules(rulesOfColour));
  await inTheme(page, 'light', (axe) => axe.withTags(tags));
}

async function inTheme(
  page: Page,
  colorScheme: 'dark' | 'light',
  narrow: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  const { violations } = await narrow(new AxeBuilder({ page })).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`);
  expect.soft(told, `axe, ${colorScheme}, ${new URL(page.url()).pathname}`).toEqual([]);
}

/** Nothing has to be scrolled sideways at this width, once what closes or moves has come to rest. */
export async function fits(page: Page, width: number): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width, height: before.height });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  const what = `width of ${new URL(page.url()).pathname} at ${width} px`;
  await expect.poll(wide, what).toBeLessThanOrEqual(width);
  await page.setViewportSize(before);
}
