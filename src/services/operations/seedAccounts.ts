import { createLocalReq, type Payload } from 'payload';
import { env } from '../../env.ts';
import { demoEmails } from '../accounts/demoEmails.ts';

/** Accounts for trying the product out, made only where it was started without a database of one's own. */
export interface DemoAccounts {
  readonly password: string;
}

/**
 * Makes the first admin when there is no staff at all, and the demo accounts when asked for. `/first-register` is
 * closed, so this is the only way to a first account. Run it under the lock of the migrations; it may run again.
 *
 * @returns what was made, to be told to the person at the terminal.
 */
export async function seedAccounts({
  payload,
  demo,
}: {
  payload: Payload;
  demo?: DemoAccounts | undefined;
}): Promise<string[]> {
  const made: string[] = [];
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = env();
  const req = await createLocalReq({}, payload);
  const { totalDocs } = await payload.count({ collection: 'staff', overrideAccess: true, req });
  if (totalDocs === 0 && ADMIN_EMAIL !== undefined && ADMIN_PASSWORD !== undefined) {
    const account = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, name: 'Admin', role: 'admin' as const };
    await payload.create({ collection: 'staff', data: account, overrideAccess: true, req });
    made.push(ADMIN_EMAIL);
    if (demo !== undefined) {
      const dietitian = { email: demoEmails.dietitian, password: demo.password, role: 'dietitian' as const };
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
      made.push(...Object.values(demoEmails));
    }
  }
  return made;
}
