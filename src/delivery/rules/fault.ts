/** How the other side refused. `status` null: no answer came, so nobody knows whether it was done. */
export interface Fault {
  status: number | null;
  /** The other side's own code; `unreachable` when the request never left. */
  code: string;
  retryAfterSeconds: number | null;
}
