import type { CollectionConfig } from 'payload';
import { canReadAuditLog } from '../../src/access/accounts.ts';
import { isAdmin, nobody } from '../../src/access/roles.ts';
import { auditActions, maximumReason, type AuditAction } from '../../src/domain/accounts/audit.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { groups, label } from '../fields/labels.ts';

const actionLabels: Record<AuditAction, LocalizedText> = {
  read: label('조회', 'Read'),
  create: label('생성', 'Create'),
  update: label('변경', 'Change'),
  delete: label('삭제', 'Delete'),
  unlock: label('로그인 제한 해제', 'Lift the login limit'),
  reset: label('비밀번호 재설정 메일', 'Mail to reset the password'),
  secondFactorOff: label('2단계 인증 해제', 'Turn off the second factor'),
  askOpening: label('익명 작성자 확인 요청', 'Ask to see an anonymous author'),
  agreeOpening: label('익명 작성자 확인 동의', 'Agree to see an anonymous author'),
  refuseOpening: label('익명 작성자 확인 거절', 'Refuse to see an anonymous author'),
  readAuthor: label('익명 작성자 조회', 'See an anonymous author'),
  moderate: label('운영 조치', 'Moderate'),
};

/** Names of staff are for admins; a member sees the role. */
const aboutStaff = { read: isAdmin };

/**
 * What staff have read and changed of members' data, of accounts and of rules. The server adds entries in the transaction
 * of the work (`harden.ts`); the database lets nobody change or delete one (`auditLog.sql`).
 */
export const AuditLog: CollectionConfig = {
  slug: 'audit-log',
  labels: { singular: label('감사 기록', 'Audit entry'), plural: label('감사 기록', 'Audit log') },
  graphQL: { singularName: 'AuditEntry', pluralName: 'AuditEntries' },
  admin: {
    defaultColumns: ['at', 'actor', 'action', 'target', 'subject', 'changed', 'reason'],
    group: groups.people,
    hidden: ({ user }) => user['role'] !== 'admin',
  },
  defaultSort: '-at',
  timestamps: false,
  custom: {
    audited: false,
    ...personalData({
      field: 'subject',
      erasure: 'keepWithoutOwner',
      exported: { as: 'list', name: 'auditLog', without: ['actor', 'actorId'] },
      anonymous: true,
    }),
  },
  access: { create: nobody, read: canReadAuditLog, update: nobody, delete: nobody },
  fields: [
    { name: 'at', type: 'date', required: true, index: true, label: label('시각', 'When') },
    { name: 'actor', type: 'text', required: true, access: aboutStaff, label: label('누가', 'Who') },
    // No relationship: the entry outlives the account.
    {
      name: 'actorId',
      type: 'number',
      required: true,
      access: aboutStaff,
      label: label('직원 번호', 'Staff id'),
    },
    { name: 'actorRole', type: 'text', required: true, label: label('역할', 'Role') },
    {
      name: 'action',
      type: 'select',
      required: true,
      options: auditActions.map((value) => ({ value, label: actionLabels[value] })),
      label: label('무엇을', 'What'),
    },
    { name: 'target', type: 'text', required: true, label: label('대상', 'Of which collection') },
    { name: 'document', type: 'text', label: label('문서 번호', 'Document') },
    { name: 'changed', type: 'text', label: label('바뀐 항목', 'Changed fields') },
    {
      name: 'subject',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      access: aboutStaff,
      maxDepth: 0,
      label: label('누구의', 'Whose'),
      admin: { components: { Cell: '/src/admin/accounts/AuditSubject.tsx#AuditSubject' } },
    },
    { name: 'reason', type: 'text', maxLength: maximumReason, label: label('이유', 'Why') },
  ],
};
