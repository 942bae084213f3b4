const hour = 3_600;
const day = 24 * hour;

/**
 * What the link of a mail may do once, and for how many seconds it may, counted from the moment the mail is sent. The
 * links of a purpose that do not add up replace each other: only the newest of an account works.
 *
 * `endsWith` says which change of the account ends them: they lie in the mailbox of an address that may be another's now,
 * or somebody asked for them who knew the old password.
 */
export const mailedTokenPurposes = {
  // It names its address, and does nothing for another one.
  confirm_email: { seconds: 3 * day, addsUp: true, endsWith: ['address'] },
  change_email: { seconds: day, addsUp: false, endsWith: ['address', 'password'] },
  // Each address that an account had in the last days may take the account back.
  undo_email: { seconds: 7 * day, addsUp: true, endsWith: [] },
  reset: { seconds: hour, addsUp: false, endsWith: ['address', 'password'] },
  guardian: { seconds: 14 * day, addsUp: false, endsWith: [] },
  // Longer than from the birth of a child to the age of consent.
  guardian_withdraw: { seconds: 15 * 366 * day, addsUp: false, endsWith: [] },
  // Mails are read late. It works until the address belongs to somebody else.
  unsubscribe: { seconds: 90 * day, addsUp: true, endsWith: ['address'] },
  // Who is suspended cannot log in to appeal.
  appeal: { seconds: 30 * day, addsUp: true, endsWith: ['address'] },
  // As long as the file.
  export: { seconds: day, addsUp: false, endsWith: ['address', 'password'] },
} as const satisfies Record<string, Purpose>;

interface Purpose {
  readonly seconds: number;
  readonly addsUp: boolean;
  readonly endsWith: readonly Credential[];
}

type Credential = 'address' | 'password';

export type MailedTokenPurpose = keyof typeof mailedTokenPurposes;

/** The purposes whose links end when a credential of their account changes. */
export function purposesEndedBy(changed: Credential): MailedTokenPurpose[] {
  const entries = Object.entries(mailedTokenPurposes) as [MailedTokenPurpose, Purpose][];
  return entries.filter(([, { endsWith }]) => endsWith.includes(changed)).map(([purpose]) => purpose);
}
