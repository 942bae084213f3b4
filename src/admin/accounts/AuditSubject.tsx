'use client';

import { Link, useConfig } from '@payloadcms/ui';
import type { DefaultCellComponentProps } from 'payload';
import { z } from 'zod';

const subject = z.number();

/** The number of the member whom an entry is about. Payload's own cell would read the account, which is an entry again. */
export function AuditSubject({ cellData }: DefaultCellComponentProps) {
  const { config } = useConfig();
  const id = subject.safeParse(cellData).data;
  if (id === undefined) return null;
  return <Link href={`${config.routes.admin}/collections/users/${String(id)}`}>{`#${String(id)}`}</Link>;
}
