/** Addresses of the demo accounts beside the first admin; the starter shows them without loading Payload. */
export const demoEmails = {
  dietitian: 'dietitian@diningcoach.example',
  member: 'member@diningcoach.example',
} as const;
