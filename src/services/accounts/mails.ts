import type { AccountCollection } from '../../domain/accounts/logins/sessions.ts';
import {
  mailedTokenPurposes,
  type MailedTokenPurpose,
} from '../../domain/accounts/credentials/mailedTokens.ts';
import type { Language } from '../../domain/language.ts';
import { env } from '../../env.ts';
import type { MailTemplate } from '../../email/templates.ts';

/** What a mail is for: a link that may do something once, or a notice whose button only leads somewhere. */
interface MailKind {
  /** The purpose of the token in its link. A notice has none. */
  readonly purpose?: MailedTokenPurpose;
  /** The page of ours that its button opens, below `/api/users/`; the app has a page of the same name. */
  readonly page?: string;
  /** The page is always ours: a guardian has no app, and a file is downloaded by a browser. */
  readonly isOurs?: true;
}

/** Every mail about an account. */
export const mailKinds: Readonly<Record<MailTemplate, MailKind>> = {
  'confirm-email': { purpose: 'confirm_email', page: 'confirm-email' },
  'change-email': { purpose: 'change_email', page: 'change-email' },
  'email-change-requested': { page: 'forgot-password' },
  'unconfirmed-email-change': {},
  'email-changed': { purpose: 'undo_email', page: 'undo-email' },
  'email-taken': { page: 'forgot-password' },
  'password-changed': { page: 'forgot-password' },
  'sign-ins-changed': { page: 'forgot-password' },
  'reset-password': { purpose: 'reset', page: 'reset-password' },
  'reset-by-staff': { purpose: 'reset', page: 'reset-password' },
  welcome: {},
  'health-data-withdrawn': {},
  'health-data-erased': {},
  'guardian-needed': {},
  'guardian-request': { purpose: 'guardian', page: 'guardian', isOurs: true },
  'guardian-receipt': { purpose: 'guardian_withdraw', page: 'guardian-withdraw', isOurs: true },
  'guardian-agreed': {},
  'guardian-withdrawn': {},
  'export-ready': { purpose: 'export', page: 'export', isOurs: true },
  'account-suspended': { purpose: 'appeal', page: 'appeal', isOurs: true },
  'account-erased': {},
  'notification-digest': {},
};

/** The target of the button of a mail. */
export function mailLink(
  template: MailTemplate,
  {
    collection,
    language,
    token,
  }: { collection: AccountCollection; language: Language; token?: string | undefined },
): string {
  const { APP_LINK_URL, publicUrl } = env();
  const { page, purpose, isOurs } = mailKinds[template];
  const isStaff = collection === 'staff';
  if (isStaff && purpose === 'reset') return `${publicUrl}/admin/reset/${token ?? ''}`;
  if (isStaff && page === 'forgot-password') return `${publicUrl}/admin/forgot`;
  if (page === undefined) return isStaff ? `${publicUrl}/admin` : (APP_LINK_URL ?? publicUrl);
  const base =
    isStaff || isOurs === true || APP_LINK_URL === undefined
      ? `${publicUrl}/api/${collection}`
      : APP_LINK_URL.replace(/\/+$/, '');
  const query = new URLSearchParams({ ...(token === undefined ? {} : { token }), lang: language });
  return `${base}/${page}?${query.toString()}`;
}

/** How long the link of a mail works, as the amount and the unit of its text. */
export function mailLinkTime(template: MailTemplate): { hours: number; days: number } {
  const { purpose } = mailKinds[template];
  const seconds = purpose === undefined ? 0 : mailedTokenPurposes[purpose].seconds;
  return { hours: Math.round(seconds / 3_600), days: Math.round(seconds / 86_400) };
}
