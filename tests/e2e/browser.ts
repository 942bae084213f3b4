import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales, type Language } from '../../src/domain/language.ts';
import { defaultTimeZone } from '../../src/domain/calendar.ts';
import { chromium, type Browser, type Page } from 'playwright-core';

const executables = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const pictures = join(tmpdir(), 'diningcoach-admin');

export interface Visit {
  readonly page: Page;
  /** Errors of the browser and requests to other sites. A good page has none. */
  readonly faults: readonly string[];
  /** Takes a screenshot of the whole page, for developers. */
  readonly picture: (name: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Finds the installed Chromium; the tests do not download one. */
export function startBrowser(): Promise<Browser> {
  const executablePath = executables.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      `These tests need Chromium (apt-get install chromium); it is in none of ${executables.join(', ')}.`,
    );
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** Opens a site in a new browser context, in a language. */
export async function visit({
  browser,
  baseUrl,
  language,
}: {
  browser: Browser;
  baseUrl: string;
  language: Language;
}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    locale: locales[language],
    timezoneId: defaultTimeZone,
    // Tall, because fields render only when they are in the viewport.
    viewport: { width: 1400, height: 3_500 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // The browser reports every 4xx answer. Each test asserts the ones that it expects.
    if (message.type() !== 'error' || /Failed to load resource.* 4\d\d/.test(message.text())) return;
    faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== baseUrl && !['data:', 'blob:'].includes(protocol))
      faults.push(`left for ${request.url()}`);
  });
  return {
    page,
    faults,
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${language}-${name}.png`), fullPage: true });
    },
    end: () => context.close(),
  };
}
