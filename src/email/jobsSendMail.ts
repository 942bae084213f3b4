import type { EmailAdapter } from 'payload';

/**
 * Payload's mail adapter, which must never be reached: mails are jobs, enqueued in the transaction of their cause.
 * A mail sent inside a request holds its transaction open for as long as the mail server likes.
 */
export const jobsSendMail: EmailAdapter = () => ({
  name: 'jobs',
  defaultFromAddress: 'no-reply@diningcoach.example',
  defaultFromName: 'DiningCoach',
  sendEmail: () => Promise.reject(new Error('Mails are sent by the send-email job; enqueue one.')),
});
