import { join } from 'node:path';
import type { Env } from '../env.ts';
import { demoEmails } from '../services/accounts/demoEmails.ts';

/**
 * The text that people read when everything runs: addresses, demo accounts, where mails go. It is written at once, so
 * lines of web and worker cannot come between.
 *
 * @param settings the environment as the start completed it
 */
export function bannerOf(
  settings: Env,
  prepared: { readonly isDemo: boolean; readonly isEmbedded: boolean },
): string {
  const rows = [
    ...(settings.ROLE === 'worker' ? [] : addressesOf(settings)),
    ...(prepared.isDemo ? demoAccountsOf(settings) : []),
    [
      'Mails',
      settings.SMTP_URL === undefined ? `${join(settings.dataDir, 'mail')} (.eml files)` : 'sent to SMTP_URL',
    ],
    ['Data', prepared.isEmbedded ? settings.dataDir : 'in the database of DATABASE_URL'],
  ];
  const title =
    settings.ROLE === 'all' ? 'DiningCoach is running' : `DiningCoach is running (${settings.ROLE})`;
  return [
    '',
    title,
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(15)} ${value}`),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

function addressesOf({ publicUrl }: Env): readonly (readonly [string, string])[] {
  return [
    ['Admin', `${publicUrl}/admin`],
    ['REST', `${publicUrl}/api`],
    ['GraphQL', `${publicUrl}/api/graphql`],
    ['Health', `${publicUrl}/api/health/ready`],
  ];
}

/** The passwords that the accounts were created with. A member of staff may have changed them since. */
function demoAccountsOf(settings: Env): readonly (readonly [string, string])[] {
  const { ADMIN_EMAIL = '', ADMIN_PASSWORD = '', DEMO_PASSWORD = '' } = settings;
  return [
    ['Demo admin', `${ADMIN_EMAIL}  ${ADMIN_PASSWORD}`],
    ['Demo dietitian', `${demoEmails.dietitian}  ${DEMO_PASSWORD}`],
    ['Demo member', `${demoEmails.member}  ${DEMO_PASSWORD}`],
  ];
}
