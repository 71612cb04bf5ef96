export type ReasonFact =
  | { fact: 'quorum-reached' }
  | { fact: 'quorum-missed'; short: number }
  | { fact: 'everyone-can' }
  | { fact: 'can-come'; present: number; seats: number }
  | { fact: 'missing'; seats: string[] }
  | { fact: 'not-answered'; seats: number }
  | { fact: 'deputy-can'; forSeats: string[] }
  | { fact: 'if-need-be'; seats: number }
  | { fact: 'withdrawn' };
