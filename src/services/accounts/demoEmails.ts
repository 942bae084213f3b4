/**
 * Addresses of the demo accounts other than the first admin. They have a file of their own, so that the start script
 * can print them without loading Payload.
 */
export const demoEmails = {
  dietitian: 'dietitian@diningcoach.example',
  member: 'member@diningcoach.example',
} as const;
