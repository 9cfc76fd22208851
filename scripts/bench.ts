import '@/bench/run'
