const hour = 3_600;
const day = 24 * hour;

/**
 * What the link of a mail may do once, and for how many seconds it may, counted from the moment the mail is sent. The
 * links of a purpose that do not add up replace each other: only the newest of an account works.
 */
export const mailedTokenPurposes = {
  // It names its address, and does nothing for another one.
  confirm_email: { seconds: 3 * day, addsUp: true },
  change_email: { seconds: day, addsUp: false },
  // Each address that an account had in the last days may take the account back.
  undo_email: { seconds: 7 * day, addsUp: true },
  reset: { seconds: hour, addsUp: false },
  guardian: { seconds: 14 * day, addsUp: false },
  // Longer than from the birth of a child to the age of consent.
  guardian_withdraw: { seconds: 15 * 366 * day, addsUp: false },
  // As long as the file.
  export: { seconds: day, addsUp: false },
} as const satisfies Record<string, { readonly seconds: number; readonly addsUp: boolean }>;

export type MailedTokenPurpose = keyof typeof mailedTokenPurposes;
