import * as z from 'zod';

/** What a person may be at the desk; both seats of a decision are moderators, and never the same one. */
export const roleSchema = z.enum(['moderator']);
export type Role = z.infer<typeof roleSchema>;

/** Who may call a route. */
export const accessSchema = z.enum(['anyone', ...roleSchema.options]);
export type Access = z.infer<typeof accessSchema>;

/** A person who is signed in. */
export interface Person {
  id: number;
  name: string;
  role: Role;
}
