import type { PayloadRequest } from 'payload';
import { linkDietitian, markDemoMembers } from '../../../database/community/demo/demoRows.ts';
import type { DemoMember } from '../../../domain/community/demo/demoFiles.ts';
import { createWithoutPassword } from '../../accounts/accountWithoutPassword.ts';
import { demoEmails } from '../../accounts/demoEmails.ts';
import { actAs, type DemoWriter } from './actAs.ts';

/** What every name of the demo ends in, so that readers know it. */
const suffix = '.데모';

/**
 * Creates the accounts of the demo by the sign-up, without a password: nobody can log in with one. The last but one member
 * is the public face of the demo dietitian.
 */
export async function createDemoMembers(
  req: PayloadRequest,
  { members, since }: { members: readonly DemoMember[]; since: Date },
): Promise<DemoWriter[]> {
  const writers: DemoWriter[] = [];
  for (const [at, { name }] of members.entries()) {
    const id = await createWithoutPassword(req, {
      overrideAccess: true,
      fields: {
        username: `${name}${suffix}`,
        email: `demo-${String(at + 1)}@diningcoach.example`,
        consents: { terms: true, healthData: true },
      },
    });
    writers.push(await actAs(req, { id, name }));
  }
  const intros = writers.map(({ id }, at) => ({
    user: id,
    intro: `데모 회원 · ${members[at]?.intro ?? ''}`,
  }));
  await markDemoMembers(req, { members: intros, since });
  const dietitian = writers.at(-2);
  if (dietitian !== undefined) await linkDietitian(req, { user: dietitian.id, email: demoEmails.dietitian });
  return writers;
}
