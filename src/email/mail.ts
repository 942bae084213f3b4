import type { Language } from '../domain/language.ts';

/** The subject and body of a mail. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mail extends MailContent {
  /** Exactly one address. */
  readonly to: string;
  readonly language: Language;
  /**
   * A stable id of the mail (letters, digits, hyphens). A mail that is sent again has the same Message-ID, so mail
   * servers and readers recognise it.
   */
  readonly id: string;
  /**
   * The address by which the reader ends mails of this kind with one click (RFC 8058). Only a mail that the reader can
   * end has one.
   */
  readonly unsubscribe?: string;
}

/** The texts of a kind of mail in one language. */
export interface MailTexts {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
  readonly closing: string;
}
