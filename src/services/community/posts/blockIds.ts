import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const node = z.record(z.string(), z.unknown());

/**
 * The rich text with an id for each link and mention that has none. Payload would make one whenever it reads the text, so
 * one post would look different each time.
 */
export function withBlockIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBlockIds);
  const found = node.safeParse(value).data;
  if (found === undefined) return value;
  const { children, fields, root, type } = found;
  const block = node.safeParse(fields).data;
  const newId = () => randomBytes(12).toString('hex');
  return {
    ...found,
    ...(type === 'link' || type === 'autolink' ? { id: found['id'] ?? newId() } : {}),
    ...(type === 'inlineBlock' && block !== undefined
      ? { fields: { ...block, id: block['id'] ?? newId() } }
      : {}),
    ...(children === undefined ? {} : { children: withBlockIds(children) }),
    ...(root === undefined ? {} : { root: withBlockIds(root) }),
  };
}
