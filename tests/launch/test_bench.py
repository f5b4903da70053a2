"""`./run bench` refuses what it does not know before it sets anything up."""

import pytest

from launch.bench import bench
from launch.say import Refused


@pytest.mark.parametrize("name", ["", "order"])
def test_an_unknown_benchmark_is_refused_with_those_there_are(name):
    with pytest.raises(Refused, match="There is: orders"):
        bench(name)
