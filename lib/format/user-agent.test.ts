import { expect, it } from 'vitest'
import { browserName, placeName } from './user-agent'

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge 142 on Windows',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/143.0.0.0 Safari/537.36',
    'Chrome 143 on Linux',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome 142 on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
    'Safari 19 on iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Firefox 145 on macOS',
  ],
  ['curl/8.5.0\r\nforged', 'curl/8.5.0  forged'],
  [null, 'Unknown browser'],
])('%s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})

it('says of an address what it tells by itself', () => {
  expect(placeName('127.0.0.1')).toBe('127.0.0.1, this machine')
  expect(placeName('192.168.1.7')).toBe('192.168.1.7, own network')
  expect(placeName('172.32.0.1')).toBe('172.32.0.1')
  expect(placeName('fd00::1')).toBe('fd00::1, own network')
  expect(placeName(null)).toBe('Unknown address')
})
