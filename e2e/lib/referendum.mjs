// Takes referenda through their stages, and prints each with its block.
import { SLOT, UNIT, eventData, submit, waitUntil } from './chain.mjs';

const LOST = ['rejected', 'cancelled', 'timedout', 'killed'];

/** A parameter with its rules, in the state that `api` reads. Named as in the registry: `fees`, `byte_fee`. */
export async function parameter(api, subject, name) {
  const all = await api.call.governanceApi.parameters();
  return all.find((view) => view.subject.eq(subject) && view.name.eq(name));
}

/** Where a referendum stands in the state that `api` reads. */
export async function stage(api, index) {
  const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
  if (!info.isOngoing) return info.type.toLowerCase();
  const deciding = info.asOngoing.deciding;
  if (deciding.isNone) return 'preparing';
  return deciding.unwrap().confirming.isSome ? 'confirming' : 'deciding';
}

/** A referendum from its submission on. */
export class Referendum {
  /** @param {import('@polkadot/api').SubmittableResult} submitted */
  constructor(api, submitted) {
    this.api = api;
    this.index = eventData(submitted, 'referenda', 'Submitted').index.toNumber();
    this.from = submitted.blockNumber.toNumber();
    this.log('submitted', this.from);
  }

  /** Prints a block and the minutes that a chain of real slots takes from the submission to it. */
  log(text, number) {
    const minutes = (((number - this.from) * SLOT) / 60).toFixed(1);
    console.log(`referendum ${this.index}  #${String(number).padEnd(5)} ${minutes.padStart(5)} min  ${text}`);
  }

  async submit(text, extrinsic, signer) {
    const result = await submit(this.api, extrinsic, signer);
    this.log(text, result.blockNumber.toNumber());
  }

  placeDecisionDeposit(payer) {
    return this.submit('decision deposit placed', this.api.tx.referenda.placeDecisionDeposit(this.index), payer);
  }

  /** Votes with `gen` whole GEN. */
  vote(voter, { aye, conviction, gen }) {
    const standard = { vote: { aye, conviction }, balance: BigInt(gen) * UNIT };
    const text = `${aye ? 'aye' : 'nay'} with ${gen} GEN, conviction ${conviction}`;
    return this.submit(text, this.api.tx.convictionVoting.vote(this.index, { Standard: standard }), voter);
  }

  /** Follows it until it stands at `last`. */
  follow(last) {
    let seen;
    return waitUntil(this.api, async (at, header) => {
      const now = await stage(at, this.index);
      if (now !== seen) this.log(now, header.number.toNumber());
      seen = now;
      if (LOST.includes(now) && now !== last) throw new Error(`referendum ${this.index} was ${now}`);
      return now === last;
    });
  }

  /** Waits for what it was about to be done, which `holds` tells from the state after a block. */
  async enacted(holds) {
    const header = await waitUntil(this.api, holds);
    this.log('enacted', header.number.toNumber());
    return header;
  }
}

/** Proposes changes of parameters. */
export async function proposeChanges(api, proposer, changes) {
  return new Referendum(api, await submit(api, api.tx.governance.propose(changes), proposer));
}

/** Submits a referendum that makes `call` with an origin, which decides on its track. */
export async function proposeAs(api, proposer, origin, call) {
  const proposal = { Inline: call.method.toHex() };
  return new Referendum(api, await submit(api, api.tx.referenda.submit(origin, proposal, { After: 0 }), proposer));
}

/** Submits a referendum that makes `call` as Root. */
export const proposeAsRoot = (api, proposer, call) => proposeAs(api, proposer, { system: 'Root' }, call);

/** The same on the track for emergencies. */
export const proposeInEmergency = (api, proposer, call) => proposeAs(api, proposer, { Governance: 'Emergency' }, call);
