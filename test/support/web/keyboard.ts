/** A page as somebody uses it who has a keyboard and no pointer. */
import type { Page } from 'playwright-core';

export interface Keyboard {
  /** Goes to it, and presses a key there. */
  press(role: string, name: RegExp, key?: string): Promise<void>;
  /** Goes to the field, and types. */
  type(name: RegExp, text: string): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  return {
    press: async (role, name, key = 'Enter') => {
      await tabTo(page, role, name);
      await page.keyboard.press(key);
    },
    type: async (name, text) => {
      await tabTo(page, 'textbox', name);
      await page.keyboard.type(text);
    },
  };
}

/** Goes on until it has the focus; once around the page without it is a failure. */
async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate<string>(FOCUSED);
    const [foundRole, ...names] = found.split('\n');
    if (foundRole === role && names.some((one) => name.test(one.trim()))) return;
    seen.push(found.replaceAll('\n', ' '));
  }
  throw new Error(`the keyboard does not reach ${role} ${name}: ${seen.join(' | ')}`);
}

/** The role of what has the focus, and on lines of their own its names and where it leads. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  const role = { A: 'link', BUTTON: 'button', INPUT: 'textbox' }[one.tagName] ?? one.tagName;
  const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent;
  return [role, label, one.getAttribute('href') ?? ''].join('\\n');
})()`;
