import { createLocalReq, type Payload } from 'payload';
import { env } from '../../env.ts';
import { inTransaction } from './writes/inTransaction.ts';
import { demoEmails } from '../accounts/demoEmails.ts';

/** Demo accounts. They are created only when the product starts without a configured database. */
export interface DemoAccounts {
  readonly password: string;
}

/**
 * Creates the first admin when there are no staff accounts, and the demo accounts on request. `/first-register` is
 * closed, so there is no other way to a first account. It must run under the lock of the migrations; a repeated run
 * does nothing.
 *
 * @throws {Problem} for a password that the policy refuses; then none is created.
 * @returns the e-mail addresses of the created accounts, to print them in the terminal.
 */
export async function seedAccounts({
  payload,
  demo,
}: {
  payload: Payload;
  demo?: DemoAccounts | undefined;
}): Promise<string[]> {
  const emails: string[] = [];
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = env();
  const req = await createLocalReq({}, payload);
  await inTransaction(req, async () => {
    const { totalDocs } = await payload.count({ collection: 'staff', overrideAccess: true, req });
    if (totalDocs === 0 && ADMIN_EMAIL !== undefined && ADMIN_PASSWORD !== undefined) {
      const account = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, name: 'Admin', role: 'admin' as const };
      await payload.create({ collection: 'staff', data: account, overrideAccess: true, req });
      emails.push(ADMIN_EMAIL);
      if (demo !== undefined) {
        const dietitian = {
          email: demoEmails.dietitian,
          password: demo.password,
          name: '한솔',
          role: 'dietitian' as const,
        };
        await payload.create({ collection: 'staff', data: dietitian, overrideAccess: true, req });
        await payload.create({
          collection: 'users',
          data: {
            email: demoEmails.member,
            password: demo.password,
            username: 'demo',
            consents: { terms: true, healthData: true },
          },
          overrideAccess: true,
          req,
        });
        emails.push(...Object.values(demoEmails));
      }
    }
  });
  return emails;
}
