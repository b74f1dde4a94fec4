def gross(net, rate):
    return net * (100 + rate) // 100
