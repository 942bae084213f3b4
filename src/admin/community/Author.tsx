'use client';

import { useFormFields } from '@payloadcms/ui';
import type { DefaultCellComponentProps, JSONFieldClientProps } from 'payload';
import { z } from 'zod';
import { FieldFrame } from '../fields/FieldFrame.tsx';

const author = z.union([
  z.object({ username: z.string() }).transform(({ username }) => username),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);

/** Who wrote a text, in a list: the name of a member, or the name that stands for nobody. */
export function AuthorCell({ cellData }: DefaultCellComponentProps) {
  return <span>{author.safeParse(cellData).data ?? ''}</span>;
}

/** The same on the page of the text. */
export function AuthorField({ field, path }: JSONFieldClientProps) {
  const value = useFormFields(([fields]) => fields[path]?.value);
  return (
    <FieldFrame field={field} path={path} showError={false}>
      <p>{author.safeParse(value).data ?? '–'}</p>
    </FieldFrame>
  );
}
