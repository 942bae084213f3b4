import type { Answer, clientOf } from './client.ts';

/** Publishes rules as two dietitians do: one writes them, and the other one signs and publishes them. */
export async function publishRules(
  call: ReturnType<typeof clientOf>,
  { author, diet, ruleSet, signer }: { author: string; signer: string; diet: number; ruleSet: object },
): Promise<Answer> {
  const path = `/api/diets/${String(diet)}/draft`;
  const saved = await call(path, { method: 'PUT', token: author, json: { ruleSet } });
  if (saved.status !== 200) return saved;
  const signed = await call(`${path}/sign`, { token: signer, json: { hash: saved.body.draft.hash } });
  return signed.status === 200 ? call(`${path}/publish`, { method: 'POST', token: signer }) : signed;
}
