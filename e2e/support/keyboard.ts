// Going through a page by keyboard alone: nothing here touches a pointer, nor sets the focus by script.
import { expect, type Locator, type Page } from '@playwright/test';

const mostSteps = 150;

/** Presses Tab until the focus is on the element; fails when it is never reached or the focus cannot be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate(focusShown), 'the focus can be seen').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${target.toString()}`);
}

/** Goes to an element and presses a key on it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and types. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

function focusShown(element: Element): boolean {
  const style = getComputedStyle(element);
  const label = element.closest('label, [class*="point"], [class*="option"]');
  const around = label ? getComputedStyle(label) : style;
  return [style, around].some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
  );
}
