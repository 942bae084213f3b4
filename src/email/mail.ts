import type { Language } from '../domain/language.ts';

/** What a mail says. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mail extends MailContent {
  /** One address. */
  readonly to: string;
  readonly language: Language;
  /**
   * Names the mail for good (letters, digits, hyphens): a mail that is sent again has the same Message-ID, by which
   * mail servers and readers recognise it.
   */
  readonly id: string;
}
