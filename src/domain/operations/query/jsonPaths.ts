import { z } from 'zod';

const node = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

const known = new WeakMap<z.ZodType, unknown>();

/** Whether a JSON value of a schema may have something at a path. PostgreSQL looks into every element of a list. */
export function hasJsonPath(schema: z.ZodType, path: readonly string[]): boolean {
  const json = known.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  known.set(schema, json);
  return leadsOn(json, path);
}

function leadsOn(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  const parsed = node.safeParse(value);
  if (!parsed.success) return false;
  if (name === undefined) return true;
  const { additionalProperties, allOf, anyOf, items, oneOf, prefixItems, properties = {} } = parsed.data;
  const member = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return (
    leadsOn(member, rest) ||
    [items, ...(prefixItems ?? []), ...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].some((one) =>
      leadsOn(one, path),
    )
  );
}
