// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0
// A real Bitcoin full node (bcoin) in regtest, chain on disk, for the end-to-end test.

import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

process.env.NODE_BACKEND = 'js';
const require = createRequire(import.meta.url);
export const bcoin = require('bcoin');
const {bech32} = require('bstring');

export const apiKey = 'regtest-only-secret';

/** A TCP port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One key and the two ways its address is written: bcoin's own prefix and Bitcoin Core's. */
export function makeKey() {
  const ring = bcoin.KeyRing.generate(true);
  ring.witness = true;
  return {
    ring,
    nodeAddress: ring.getAddress().toString('regtest'),
    coreAddress: bech32.encode('bcrt', 0, ring.getAddress().hash),
  };
}

export class BitcoinNode {
  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts the node on its folder and waits until it answers. */
  async start() {
    const program = fileURLToPath(new URL('node_modules/bcoin/bin/node', import.meta.url));
    this.process = spawn(process.execPath, [
      program, '--network=regtest', `--prefix=${this.folder}`, '--memory=false',
      `--http-port=${this.port}`, '--listen=false', '--no-wallet', '--only=127.0.0.1:1',
      `--api-key=${apiKey}`, '--log-level=error',
    ], {stdio: ['ignore', 'ignore', 'inherit']});
    this.ended = new Promise((resolve) => this.process.once('exit', resolve));
    for (let attempt = 0; attempt < 150; ++attempt) {
      try {
        return await this.rpc('getblockcount');
      } catch {
        await sleep(100);
      }
    }
    throw new Error('the node did not answer within 15 s');
  }

  /** Ends the node as an operator would and waits for it. */
  async stop() {
    this.process.kill('SIGTERM');
    await this.ended;
  }

  async rpc(method, params = []) {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {authorization: 'Basic ' + Buffer.from(`x:${apiKey}`).toString('base64')},
      body: JSON.stringify({method, params, id: 1}),
    });
    const {result, error} = await response.json();
    if (error) throw new Error(`${method}: ${error.message} (${error.code})`);
    return result;
  }

  /** The block at a height of the best chain, parsed by the node's own code. */
  async block(height) {
    const hash = await this.rpc('getblockhash', [height]);
    const raw = await this.rpc('getblock', [hash, false]);
    return {hash, block: bcoin.Block.fromRaw(Buffer.from(raw, 'hex'))};
  }

  /** Spends the coinbase at `height` back to its key, leaving `fee`; answers the txid. */
  async spendCoinbase(height, key, fee) {
    const {block} = await this.block(height);
    const coinbase = block.txs[0];
    const mtx = new bcoin.MTX();
    mtx.addCoin(bcoin.Coin.fromTX(coinbase, 0, height));
    mtx.addOutput({address: key.nodeAddress, value: coinbase.outputs[0].value - fee});
    mtx.sign(key.ring);
    return this.rpc('sendrawtransaction', [mtx.toRaw().toString('hex')]);
  }
}
